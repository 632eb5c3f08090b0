/**
 * Who changed what, as whom, and what came of it: PagerDuty's own trail leaves extensions out. Rows
 * are written in the change's transaction through {@link dev.patchbay.audit.AuditLog} and linked
 * into a keyed chain after it ({@code src/adr/0009}). Never holds a token.
 */
@NullMarked
package dev.patchbay.audit;

import org.jspecify.annotations.NullMarked;
