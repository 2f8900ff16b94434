package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import pairkeeper.core.plan.Secret;

/**
 * A key or password that this very answer shows, and no later one: it lives as long as the request.
 */
@Named
@RequestScoped
public class ShownOnce {
  private Secret secret;

  void show(Secret fresh) {
    this.secret = fresh;
  }

  /** The text, or null where there is nothing to show. */
  public String getText() {
    return secret == null ? null : secret.reveal();
  }
}
