package dev.patchbay.app.server;

import dev.patchbay.db.Transactions;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.Trigger;
import dev.patchbay.keys.EncryptedValues;
import dev.patchbay.keys.KeysetStart;
import dev.patchbay.keys.NodeKeys;
import dev.patchbay.login.PendingLogins;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.PersonTokens;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.workspace.Installations;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where each feature keeps secrets; what it leaves out here is neither counted nor re-encrypted.
 */
public final class EncryptedColumns {
  private EncryptedColumns() {}

  static List<EncryptedColumn> all() {
    return Stream.of(
            Installations.encryptedColumns(),
            AppToken.encryptedColumns(),
            PersonTokens.encryptedColumns(),
            PendingLogins.encryptedColumns(),
            ChangeIncident.encryptedColumns(),
            Trigger.encryptedColumns(),
            AccountSubscription.encryptedColumns())
        .flatMap(List::stream)
        .toList();
  }

  public static EncryptedValues in(Transactions transactions) {
    return new EncryptedValues(transactions, all());
  }

  /** The keys of this run of the server. */
  static NodeKeys node(Path file, boolean create, Transactions transactions, Clock clock) {
    var values = in(transactions);
    return new NodeKeys(
        new KeysetStart(values, clock).load(file, create),
        values,
        clock,
        UUID.randomUUID().toString(),
        machine() + " (process " + ProcessHandle.current().pid() + ")");
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }
}
