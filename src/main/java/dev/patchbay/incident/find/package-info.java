/**
 * Finds incidents for people to read: what is open, and whose. Always with the person's own
 * permissions. May use what {@code incident} may. Entry type: {@code OpenIncidents}. Must never
 * change an incident, nor read a whole account.
 */
@NullMarked
package dev.patchbay.incident.find;

import org.jspecify.annotations.NullMarked;
