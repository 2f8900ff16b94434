package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
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

  /** What people call a credential and as whom it signs in; "" when it is gone. */
  static String called(EntityManager em, UUID id) {
    CredentialRow row = em.find(CredentialRow.class, id);
    return row == null ? "" : row.user.isEmpty() ? row.name : row.name + " (" + row.user + ")";
  }

  Credential toCredential() {
    return new Credential(
        id, customer, name, kind, user, sealedPassphrase != null, fingerprint, stamp());
  }
}
