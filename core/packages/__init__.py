"""The signed package, both directions. One container carries every kind (package-format.md).

The order of checks, in prose; the first rule that is broken is the one that is reported (`refusals.py`):

1. `container.py` reads the file once, forward, and knows exactly one legal layout; `names.py` says which
   names exist and in which order. `intake.open_envelope` reads the head: tag files, signatures, document.
2. `bag.py` binds the tag files to each other; the tag manifest is what is signed.
3. `signing.py` verifies the signature, `trust.py` and `signers.py` say whether those keys may sign
   this kind (`kinds.py`).
4. `canonical.py` reads the document's exact bytes, `payload_forms.py` turns them into `payloads.py` values.
   Only now does `intake.authenticate` know what the package says, and compares it with bag-info.
5. `reading_context.py` asks whether it is meant for this office; `streams.py` whether it is new or old.
   `known.py` does all this for a submission whose digest was accepted before, and the way ends here.
6. `intake.complete` streams the evidence into a sink while it is hashed (`evidence_types.py` looks at the
   content), then compares the container's tail; last, `cms.py` has a government signature judged where
   one is there, and misses one where the policy needs it. Only its answer, `CompleteSubmission`, may be
   imported.

`assemble.py` goes the other way and refuses to write what it would not read.
"""
