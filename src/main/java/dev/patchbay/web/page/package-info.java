/**
 * Pages for people: landing, install and login, as pure HTML without scripts. May use {@code
 * login}, {@code workspace}, {@code web.http} and {@code words}. Entry types: {@code LandingRoute},
 * {@code InstallRoutes} and {@code LoginRoutes}. Must never show foreign words unescaped ({@code
 * web.http.Html}), or ask a vendor itself.
 */
@NullMarked
package dev.patchbay.web.page;

import org.jspecify.annotations.NullMarked;
