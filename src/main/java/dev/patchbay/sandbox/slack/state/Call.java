package dev.patchbay.sandbox.slack.state;

/** One authenticated Web API call whose arguments and scopes have been checked. */
public record Call(String method, Args args, Token token) {
  /** Ends the call with missing_scope unless the token has the scope. */
  public void requireScope(String scope) {
    if (!token.scopes().contains(scope)) {
      throw MethodSpec.missingScope(scope, token);
    }
  }
}
