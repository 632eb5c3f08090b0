/**
 * Durable background work on db-scheduler: queue, recurring jobs, retry with back-off, dead
 * letters. A job carries an id, its data stand in the feature's own table. Every job may run twice;
 * features write theirs so that it does no harm.
 */
@NullMarked
package dev.patchbay.jobs;

import org.jspecify.annotations.NullMarked;
