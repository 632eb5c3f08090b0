package dev.patchbay.web;

import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.webhook.Inbox;
import dev.patchbay.webhook.Receipt;
import java.util.Map;

/** PagerDuty's webhooks: the inbox as a route. */
public record WebhookEndpoint(Inbox inbox) implements RawEndpoint {

  @Override
  public Answer receive(Map<String, String> headers, byte[] body) {
    Receipt receipt = inbox.take(headers, body);
    return new Answer(
        receipt.status(),
        "application/json",
        switch (receipt) {
          case ACCEPTED -> "{\"status\":\"accepted\"}\n";
          case UNSIGNED -> error("The header X-PagerDuty-Signature is missing.");
          case UNPROVEN -> error("No webhook subscription of Patchbay made this signature.");
          case UNAVAILABLE -> error("The event can't be stored now. Send it again later.");
        });
  }

  private static String error(String words) {
    return "{\"error\":\"" + words + "\"}\n";
  }
}
