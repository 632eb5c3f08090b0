package dev.patchbay.doctor;

/** What a check saw. The words are cleaned: vendors' and servers' answers stand in them. */
public sealed interface Finding {
  String seen();

  /** Blank where there is nothing to do. */
  default String todo() {
    return "";
  }

  /** As it should be. */
  record Ok(String seen) implements Finding {
    public Ok {
      seen = DoctorWords.clean(seen);
    }
  }

  /** It works, or may; someone should look at it. */
  record Warning(String seen, String todo) implements Finding {
    public Warning {
      seen = DoctorWords.clean(seen);
      todo = DoctorWords.clean(todo);
    }
  }

  /** Something does not work. */
  record Fault(String seen, String todo) implements Finding {
    public Fault {
      seen = DoctorWords.clean(seen);
      todo = DoctorWords.clean(todo);
    }
  }

  /** It could not be looked at; {@code seen} says why. */
  record Skipped(String seen) implements Finding {
    public Skipped {
      seen = DoctorWords.clean(seen);
    }
  }

  static Finding ok(String seen) {
    return new Ok(seen);
  }

  static Finding warning(String seen, String todo) {
    return new Warning(seen, todo);
  }

  static Finding fault(String seen, String todo) {
    return new Fault(seen, todo);
  }

  static Finding skipped(String why) {
    return new Skipped(why);
  }
}
