package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;

/** What PagerDuty has for one service, read now: a service may be renamed or gone. Thread-safe. */
public final class Survey {
  private final ServicesApi services;
  private final ExtensionsApi extensions;

  public Survey(ServicesApi services, ExtensionsApi extensions) {
    this.services = services;
    this.extensions = extensions;
  }

  public Outcome<ServiceName> service(Credential credential, ServiceId service) {
    return services.get(credential, service).map(now -> new ServiceName(now.id(), now.name()));
  }

  public Outcome<List<FoundExtension>> extensions(Credential credential, ServiceId service) {
    return extensions(extensions, credential, service);
  }

  public static Outcome<List<FoundExtension>> extensions(
      ExtensionsApi extensions, Credential credential, ServiceId service) {
    return extensions
        .slackSchema(credential)
        .then(schema -> extensions.onService(credential, schema, service))
        .map(there -> there.stream().map(one -> ExtensionReader.found(one, service)).toList());
  }
}
