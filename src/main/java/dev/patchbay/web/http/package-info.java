/**
 * HTTP on Jetty: bytes, limits, routes, headers and error answers. Entry types: {@link
 * dev.patchbay.web.http.HttpServer} and {@link dev.patchbay.web.http.Routes}. Knows no feature.
 */
@NullMarked
package dev.patchbay.web.http;

import org.jspecify.annotations.NullMarked;
