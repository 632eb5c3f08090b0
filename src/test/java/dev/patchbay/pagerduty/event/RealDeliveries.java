package dev.patchbay.pagerduty.event;

import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Deliveries of PagerDuty as two public clients test with them (reference/pagerduty.md §5): bodies,
 * byte for byte, beside this class; here the secrets and signatures.
 */
public final class RealDeliveries {
  /** Of the webhook that was captured live. */
  public static final Secret SECRET =
      Secret.of("HvPtlQNKMPpHSSqJpCdndXfo7HnGXa1pnH6w5axpxLFn9aRBNBGh4e8/HlonK5mz");

  /** With which {@code priority_updated} is signed. */
  public static final Secret OTHER_SECRET =
      Secret.of("lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK");

  /** By name of the file; all but the last are signed with {@link #SECRET}. */
  public static final Map<String, String> SIGNATURES =
      Map.of(
          "ping", "v1=0e83584cbab86f98c51517cf96a70c90e910532d3d2f067d58c753cc8980a05b",
          "triggered", "v1=3e3032b45bbe1801c13f182b0e0a7f4f3f530225cef07e3e90cbc57874d01c49",
          "acknowledged", "v1=91f533c0411d09f3e68622e2b57fdb561e7113ce7635318a2bbf5cde45d3d876",
          "resolved", "v1=60a745384fb05b03acfc592b157b05e105e498da2f72f53c437c9d7c8d9aa879",
          "annotated", "v1=7b1cc279d644e35511cfca431696498477e97d46f2403ed46d426435e0efef2b",
          "priority_updated",
              "v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd");

  private RealDeliveries() {}

  public static Secret secret(String name) {
    return name.equals("priority_updated") ? OTHER_SECRET : SECRET;
  }

  public static byte[] body(String name) {
    try (var in = RealDeliveries.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no such delivery: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
