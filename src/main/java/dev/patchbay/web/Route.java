package dev.patchbay.web;

/** What is done for one method on one path. */
@FunctionalInterface
interface Route {
  Answer answer(Call call);
}
