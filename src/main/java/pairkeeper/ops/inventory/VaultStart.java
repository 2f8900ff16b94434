package pairkeeper.ops.inventory;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import pairkeeper.ops.operation.Opening;

/** Opens the vault before anything else works; a wrong key ends the start of the console. */
@ApplicationScoped
public class VaultStart {
  @Inject Vault vault;

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Opening.Opens started) {
    vault.open();
  }
}
