package dev.patchbay.pagerduty;

import dev.patchbay.core.ServiceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole extension to be written. Values of {@code config} may be strings, numbers, booleans,
 * null, maps, lists and {@link dev.patchbay.secret.Secret}s; secrets are revealed only as the
 * request's bytes are made.
 */
public record ExtensionDraft(
    String name, String schemaId, ServiceId service, Map<String, Object> config) {
  public ExtensionDraft {
    if (name.isBlank() || schemaId.isBlank()) {
      throw new IllegalArgumentException("an extension needs a name and a schema");
    }
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }
}
