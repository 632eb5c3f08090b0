package dev.patchbay.sandbox.slack.state;

import java.util.Optional;

/** A workspace; with an enterprise id it is part of an Enterprise Grid organization. */
public record Workspace(String id, String name, String domain, Optional<String> enterpriseId) {
  public Workspace {
    if (!id.matches("T[A-Z0-9]+")) {
      throw new IllegalArgumentException("workspace id: " + id);
    }
    if (!domain.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("workspace domain: " + domain);
    }
  }

  public Workspace(String id, String name, String domain) {
    this(id, name, domain, Optional.empty());
  }
}
