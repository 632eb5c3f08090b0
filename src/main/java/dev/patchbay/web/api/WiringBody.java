package dev.patchbay.web.api;

import dev.patchbay.web.http.BadRequest;
import dev.patchbay.web.http.HttpCall;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The wiring file that is a request's body. */
final class WiringBody {
  /** 10,000 rows with every key written out take about a third of it. */
  static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final Set<String> TYPES =
      Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\";\\s]+)");

  private WiringBody() {}

  /**
   * @throws BadRequest 415 if it is said to be something else than YAML in UTF-8
   */
  static byte[] of(HttpCall call) {
    call.header("Content-Type").ifPresent(WiringBody::check);
    return call.body();
  }

  private static void check(String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw new BadRequest(
          415, "Send a wiring file as application/yaml; \"" + type + "\" is something else.");
    }
    var charset = CHARSET.matcher(contentType);
    if (charset.find()
        && !Set.of("utf-8", "us-ascii").contains(charset.group(1).toLowerCase(Locale.ROOT))) {
      throw new BadRequest(415, "Send the wiring file in UTF-8, not in " + charset.group(1) + ".");
    }
  }
}
