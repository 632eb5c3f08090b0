package dev.patchbay.core;

/** A PagerDuty service, in its account. */
public record ServiceId(AccountId account, String value) {
  public ServiceId {
    Ids.checked(value, "service");
  }

  /** Of what {@link #text} made. */
  public static ServiceId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("service is not account/id");
    }
    return new ServiceId(AccountId.of(text.substring(0, slash)), text.substring(slash + 1));
  }

  /** With the account, for what comes back to us: a form, a button. */
  public String text() {
    return account + "/" + value;
  }

  /** Without the account: logs and addresses of one account name it once. */
  @Override
  public String toString() {
    return value;
  }
}
