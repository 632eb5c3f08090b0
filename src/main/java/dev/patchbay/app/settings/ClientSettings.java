package dev.patchbay.app.settings;

import dev.patchbay.secret.Secret;
import dev.patchbay.web.api.ApiTokens;
import java.net.URI;
import java.util.Map;

/**
 * What the commands that talk to a running server need to know, and no more.
 *
 * @param server where it is, unless the command line says otherwise
 * @param token the first of those that are set
 */
public record ClientSettings(URI server, Secret token) {

  /**
   * @throws SettingsException if there is no token, or one of the two is not valid
   */
  public static ClientSettings read(Map<String, String> environment) {
    var read = new SettingsReader(environment);
    int port = read.port(Variable.PATCHBAY_PORT, 3000);
    URI server = read.url(Variable.PATCHBAY_PUBLIC_URL, "http://localhost:" + port);
    Shapes.checkClient(read);
    var setting = read.secret(Variable.PATCHBAY_API_TOKEN);
    if (setting.isEmpty()) {
      read.problem(
          Variable.PATCHBAY_API_TOKEN,
          "is not set: the server lets nobody in without it (give one of the tokens that are set"
              + " where the server runs)");
    }
    read.done();
    return new ClientSettings(server, ApiTokens.of(setting).first().orElseThrow());
  }
}
