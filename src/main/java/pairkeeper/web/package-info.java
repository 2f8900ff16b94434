/**
 * Shows to people. Jakarta Faces page beans, one per page, sharing the path of their page; they
 * ask\n * ops and hold no rules of their own.
 */
package pairkeeper.web;
