/**
 * What both simulators stand on: a local server, faults, a record of what was asked, HTTP and JSON.
 * It knows neither vendor.
 */
@NullMarked
package dev.patchbay.sandbox.wire;

import org.jspecify.annotations.NullMarked;
