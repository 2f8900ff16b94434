package pairkeeper.ops.inventory;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Opens the vault before anything else works; a wrong key ends the start of the console. */
@ApplicationScoped
public class VaultStart {
  @Inject Vault vault;

  void start(
      @Observes
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          @Initialized(ApplicationScoped.class)
          Object started) {
    vault.open();
  }
}
