package dev.patchbay.pagerduty;

import dev.patchbay.core.ServiceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An extension as PagerDuty shows it: tokens in {@code config} are redacted or missing, and keys of
 * PagerDuty's own may have been added (reference/pagerduty.md §3.3). Never to be written back, and
 * not printed: nothing promises that PagerDuty redacts all of it.
 */
public record Extension(
    String id,
    String name,
    String schemaId,
    List<ServiceId> services,
    Map<String, Object> config,
    Shown shown) {
  /**
   * What PagerDuty says about it.
   *
   * @param serviceNames of {@code services}, where a reference names them
   * @param authorized false only where PagerDuty says so: the field is not documented
   * @param paused true only where PagerDuty says so: a listing need not (reference/pagerduty.md
   *     §2.3)
   */
  public record Shown(Map<ServiceId, String> serviceNames, boolean authorized, boolean paused) {
    public Shown {
      serviceNames = Map.copyOf(serviceNames);
    }
  }

  public Extension {
    services = List.copyOf(services);
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  @Override
  public String toString() {
    return "Extension[" + id + " of " + schemaId + " on " + services + "]";
  }
}
