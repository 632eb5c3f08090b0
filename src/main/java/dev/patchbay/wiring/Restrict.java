package dev.patchbay.wiring;

/** Who can use the buttons. */
public enum Restrict {
  ANY("any"),
  PD_USERS("pd-users");

  private final String key;

  Restrict(String key) {
    this.key = key;
  }

  /** As written in the extension's config and the wiring file. */
  public String key() {
    return key;
  }
}
