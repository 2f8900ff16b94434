package pairkeeper.web.notify;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import pairkeeper.core.plan.Secret;

/** The secret of one request's form; no session and no view ever keeps it. */
@Named
@RequestScoped
public class TypedChannelSecret {
  private String secret;

  /** What was typed, or null when nothing was. */
  Secret secret() {
    return secret == null || secret.isEmpty() ? null : Secret.of(secret);
  }

  /** Always empty: a secret never goes back to the browser. */
  public String getSecret() {
    return null;
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }
}
