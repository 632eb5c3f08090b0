/**
 * What a button of unknown format means. Pure: takes and returns values only. Entry type: {@link
 * dev.patchbay.incident.click.ClickDecoder}.
 */
@NullMarked
package dev.patchbay.incident.click;

import org.jspecify.annotations.NullMarked;
