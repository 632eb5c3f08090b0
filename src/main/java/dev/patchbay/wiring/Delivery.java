package dev.patchbay.wiring;

/** How a connection's incidents reach the channel. */
public sealed interface Delivery {
  DeliveryKind kind();

  /**
   * PagerDuty posts, through a "Slack V2" extension that holds our bot token.
   *
   * @param tokenFingerprint of the bot token that was sent last
   */
  record Extension(String id, String tokenFingerprint) implements Delivery {
    @Override
    public DeliveryKind kind() {
      return DeliveryKind.EXTENSION;
    }
  }

  /** Patchbay posts, on PagerDuty's webhook events. */
  record Webhook() implements Delivery {
    @Override
    public DeliveryKind kind() {
      return DeliveryKind.WEBHOOK;
    }
  }
}
