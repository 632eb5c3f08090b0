/**
 * HTTP on Jetty: bytes, limits, routes, headers and error answers. The only package of the server
 * that sees Jetty. Entry types: {@link dev.patchbay.web.http.HttpServer} and {@link
 * dev.patchbay.web.http.Routes}. Must never know a feature or a vendor.
 */
@NullMarked
package dev.patchbay.web.http;

import org.jspecify.annotations.NullMarked;
