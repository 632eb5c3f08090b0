package dev.patchbay.app.doctor;

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
      seen = Words.clean(seen);
    }
  }

  /** It works, or may; somebody should look at it. */
  record Warning(String seen, String todo) implements Finding {
    public Warning {
      seen = Words.clean(seen);
      todo = Words.clean(todo);
    }
  }

  /** Something does not work. */
  record Fault(String seen, String todo) implements Finding {
    public Fault {
      seen = Words.clean(seen);
      todo = Words.clean(todo);
    }
  }

  /** It could not be looked at; {@code seen} says why. */
  record Skipped(String seen) implements Finding {
    public Skipped {
      seen = Words.clean(seen);
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
