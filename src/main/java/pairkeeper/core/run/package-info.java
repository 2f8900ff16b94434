/**
 * What happened when a plan was carried out: the run, its steps, what people answered, how far a
 * long copy is; and which state may follow which. Carries nothing out and stores nothing.
 */
package pairkeeper.core.run;
