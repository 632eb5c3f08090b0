/**
 * Makes connections so, whoever asks: a person's modal, a row of a file, a new bot token. Entry
 * types: {@link dev.patchbay.wiring.apply.ConnectService}, {@link
 * dev.patchbay.wiring.apply.DisconnectService}, {@link dev.patchbay.wiring.apply.TokenPush}, and
 * {@link dev.patchbay.wiring.apply.Wiring} for all at once. Every job looks before it acts and may
 * run twice.
 */
@NullMarked
package dev.patchbay.wiring.apply;

import org.jspecify.annotations.NullMarked;
