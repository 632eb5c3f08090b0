package dev.patchbay.incident;

import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What triggering incidents needs of others.
 *
 * @param find with the permissions that incident actions have
 */
public record TriggerDependencies(
    IncidentsApi incidents,
    Rights rights,
    FindService find,
    Connections connections,
    TriggerAnswers answers,
    IncidentAudit audit,
    Encryptor encryptor,
    MeterRegistry metrics) {}
