package dev.patchbay.webhook;

/** What PagerDuty is answered. What is refused with 4xx it drops for good (§5 of the reference). */
public enum Receipt {
  /** It is in the database, now or from before. */
  ACCEPTED(202),
  /** Without a signature. */
  UNSIGNED(400),
  /** With one that no secret of ours made. */
  UNPROVEN(401),
  /** PagerDuty is to send it again. */
  UNAVAILABLE(503);

  private final int status;

  Receipt(int status) {
    this.status = status;
  }

  /** As HTTP has it. */
  public int status() {
    return status;
  }
}
