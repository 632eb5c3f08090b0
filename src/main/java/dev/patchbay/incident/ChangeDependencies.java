package dev.patchbay.incident;

import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.OnCallsApi;
import dev.patchbay.pagerduty.WorkflowsApi;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connections;
import io.micrometer.core.instrument.MeterRegistry;

/** What carrying out clicks needs of others. */
public record ChangeDependencies(
    IncidentsApi incidents,
    OnCallsApi onCalls,
    WorkflowsApi workflows,
    Rights rights,
    Connections connections,
    ChangeAnswers answers,
    IncidentAudit audit,
    Encryptor encryptor,
    MeterRegistry metrics) {}
