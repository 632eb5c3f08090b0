/**
 * Pages for people: landing, install and login. Each page is pure HTML without scripts; foreign
 * words are escaped by {@code web.http.Html}. Uses the features {@code login} and {@code
 * workspace}; asks no vendor itself.
 */
@NullMarked
package dev.patchbay.web.page;

import org.jspecify.annotations.NullMarked;
