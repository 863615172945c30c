"""A sample year from real totals, divided over named communes so that the published sums come out again.

`division`  whole numbers shared out without losing one
`figures`   dossier, staff and training figures of one commune
`work`      plan, tasks, reports and the other records of one commune
`every_kind`  records of the kinds that year lacks, for the first commune
`story`     what the sample's offices enter, send, appraise and publish, in order
`small`     the same in small, played in seconds
`province`  any number of communes and years, invented, for measuring and for trying a whole round;
            `province_rounds` puts them into a workspace, `province_packages` signs them

All Vietnamese words and all totals stand in `resources/sample/tay-son.json`.
"""
