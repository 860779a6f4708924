rule-address-in-use = W imieniu tego adresu lub kontaktu pod nim ktoś loguje się do portalu albo został do niego zaproszony, dlatego adres pozostaje. Poproś swoją osobę kontaktową o jego usunięcie.
