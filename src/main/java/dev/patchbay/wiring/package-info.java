/**
 * Connections of channels to services: what was wanted, what PagerDuty has, and making it so. Entry
 * types: {@link dev.patchbay.wiring.ConnectService}, {@link dev.patchbay.wiring.DisconnectService},
 * {@link dev.patchbay.wiring.Repush}, {@link dev.patchbay.wiring.Connections}, {@link
 * dev.patchbay.wiring.FindService}. Never knows what a modal or a Slack payload is; talks to Slack
 * only through its ports {@link dev.patchbay.wiring.Channels} and {@link
 * dev.patchbay.wiring.WiringListener}. Never writes back a config that was read.
 */
@NullMarked
package dev.patchbay.wiring;

import org.jspecify.annotations.NullMarked;
