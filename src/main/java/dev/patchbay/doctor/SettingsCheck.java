package dev.patchbay.doctor;

import java.util.List;

/** What reading the settings said. */
record SettingsCheck(Setup.Read read) implements Check {
  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<Finding> look() {
    return read.findings();
  }
}
