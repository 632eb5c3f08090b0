/**
 * The wiring file: read with the position of every value, and written from what there is, also for
 * Terraform. Entry types: {@code WiringFile}, {@code YamlExport} and {@code TerraformExport}. Text
 * in, values out: it never calls a vendor or the database.
 */
@NullMarked
package dev.patchbay.wiring.file;

import org.jspecify.annotations.NullMarked;
