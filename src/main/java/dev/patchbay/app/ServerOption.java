package dev.patchbay.app;

import dev.patchbay.app.settings.ClientSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --server URL}: which running server a command talks to. */
final class ServerOption {
  /** For the help of each command that has this. */
  static final String NEEDS =
      "Needs PATCHBAY_API_TOKEN (of several, the first is used) and a running server: --server, or"
          + " PATCHBAY_PUBLIC_URL.";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server's address. Default: PATCHBAY_PUBLIC_URL.")
  private @Nullable String url;

  ApiClient client(Map<String, String> environment) {
    var settings = ClientSettings.read(environment);
    return new ApiClient(url == null ? settings.server() : checked(url), settings.token());
  }

  private URI checked(String given) {
    try {
      var address = URI.create(given);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    var words = "--server must be an address such as https://patchbay.example.com";
    if (command == null) {
      throw new IllegalArgumentException(words);
    }
    throw new ParameterException(command.commandLine(), words);
  }
}
