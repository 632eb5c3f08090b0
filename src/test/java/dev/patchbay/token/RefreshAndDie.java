package dev.patchbay.token;

import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.Credential;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A node in a process of its own, to be killed between the refresh of a token and its use.
 * Arguments: JDBC URL, database user, keyset, URL of the API, URL of the identity service.
 */
final class RefreshAndDie {
  static final String REFRESHED = "refreshed";

  private RefreshAndDie() {}

  public static void main(String[] args) throws InterruptedException {
    var node =
        new PagerDutyNode(
            new PagerDutyNode.Place(
                new DatabaseSettings(args[0], args[1], null),
                Path.of(args[2]),
                "us",
                URI.create(args[3]),
                URI.create(args[4])));
    Credential own = TokenNode.value(node.persons.own(PagerDutyNode.ADA));
    TokenNode.value(own.tokens().refreshed(TokenNode.value(own.tokens().token())));
    System.out.println(REFRESHED);
    new CountDownLatch(1).await();
  }
}
