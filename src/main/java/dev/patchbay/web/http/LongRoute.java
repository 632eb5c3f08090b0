package dev.patchbay.web.http;

import java.util.concurrent.CompletionStage;

/** What is done for one method on one path by threads of its own, since it takes long. */
@FunctionalInterface
public interface LongRoute {
  /** Returns at once; the caller is answered when the stage completes. */
  CompletionStage<Answer> answer(HttpCall call);
}
