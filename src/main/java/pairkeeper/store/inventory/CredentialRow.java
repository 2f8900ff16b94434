package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;

/** One credential; its secrets are ciphertext. */
@Entity
@Table(name = "credential")
class CredentialRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  String name;

  @Column(name = "active_name")
  String activeName;

  @Enumerated(EnumType.STRING)
  CredentialKind kind;

  @Column(name = "login")
  String user;

  @Column(name = "sealed_secret")
  byte[] sealedSecret;

  @Column(name = "sealed_passphrase")
  byte[] sealedPassphrase;

  String fingerprint;

  Credential toCredential() {
    return new Credential(
        id, customer, name, kind, user, sealedPassphrase != null, fingerprint, stamp());
  }
}
