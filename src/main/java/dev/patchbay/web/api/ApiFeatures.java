package dev.patchbay.web.api;

import dev.patchbay.audit.AuditReader;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.Connections;
import java.util.function.Function;

/**
 * What the API gives access to.
 *
 * @param workspaceName the name of a workspace, its id if no name is known
 */
public record ApiFeatures(
    ApiTokens tokens,
    ApiWork work,
    Connections connections,
    Function<TeamId, String> workspaceName,
    WiringFeatures wiring,
    AuditReader audit) {}
