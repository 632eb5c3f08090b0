package dev.patchbay.wiring;

import dev.patchbay.core.ServiceId;
import java.util.Collection;

/** A PagerDuty service to choose. */
public record ServiceName(ServiceId id, String name) {
  /** Whether another of them has the name too, so that only the id tells them apart. */
  public boolean isShared(Collection<ServiceName> all) {
    return all.stream()
        .anyMatch(
            other -> !other.id.equals(id) && other.name.strip().equalsIgnoreCase(name.strip()));
  }

  /** With the id behind it where another of them has the name too. */
  public String among(Collection<ServiceName> all) {
    return isShared(all) ? name + " (" + id.value() + ")" : name;
  }
}
