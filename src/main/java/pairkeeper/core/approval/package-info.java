/**
 * Four eyes: what somebody asks a second person to agree to, what became of it, and the rule who
 * may agree to what and until when, as plain values that decide without asking anybody. Which
 * runbooks need it belongs to {@code core.model.FourEyes}; asking, deciding and starting belong to
 * {@code ops.approvals}.
 */
package pairkeeper.core.approval;
