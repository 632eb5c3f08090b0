package dev.patchbay.doctor;

import java.util.List;

/** One thing to look at. Runs beside the others, each on a thread of its own; changes nothing. */
interface Check {
  /** As it stands in the table. */
  String name();

  /** At least one. What goes wrong on the way is a finding, not an exception. */
  List<Finding> look();
}
