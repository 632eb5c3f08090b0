package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import java.util.Optional;

/**
 * A connection as last made so.
 *
 * @param currentToken whether its extension was given the bot token that the workspace has now;
 *     true with delivery webhook
 */
public record StoredConnection(Connection connection, boolean currentToken) {
  public ConnectionKey key() {
    return connection.key();
  }

  public Optional<String> extension() {
    return connection.extension().map(Delivery.Extension::id);
  }

  /** What was written for it, under the workspace's name of today. */
  public Optional<StoredExtension> written(String workspaceName, String botUser) {
    var name =
        ExtensionFields.name(connection.serviceName(), connection.channelName(), workspaceName);
    var fields = ExtensionFields.of(name, key().channel(), connection.options(), botUser);
    return extension()
        .map(id -> new StoredExtension(id, fields, connection.health().state(), currentToken));
  }
}
