package dev.patchbay.web.http;

/** What is done for one method on one path. */
@FunctionalInterface
public interface Route {
  Answer answer(HttpCall call);
}
