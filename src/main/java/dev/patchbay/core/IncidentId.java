package dev.patchbay.core;

/** A PagerDuty incident's id, in its account; its number is not one. */
public record IncidentId(AccountId account, String value) {
  public IncidentId {
    Ids.checked(value, "incident");
  }

  /** Without the account: logs and addresses of one account name it once. */
  @Override
  public String toString() {
    return value;
  }
}
